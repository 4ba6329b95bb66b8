# 通信表与程序表。`|` 表示栏目标题换行处。

heading-communications = 通信情况（模拟）
heading-procedures = 程序执行情况（模拟）

column-from-to = 发 → 收
column-way = 途径
column-said = 发出
column-heard = 听到
column-other = 他方
column-as-said = 听懂
column-wrong = 误解
column-grades = 收/明/受
column-heard-after = 听到|用时
column-answer-after = 应答|用时
column-line = 线路
column-wishes = 意愿
column-checks = 检查
column-may-talk = 获准
column-asked = 请求
column-rings = 振铃
column-answered = 接通
column-talked = 通话
column-cut = 中断
column-read-back = 复诵
column-procedure = 程序
column-exchanges = 往来
column-steps = 步骤
column-in-order = 依序
column-contact = 联络
column-shared = 共识
column-after = 用时
column-called-back = 回电
count-of = { $some } / { $all }

communications-none = 没有任何通话或通信。
communications-unsent = { $from }在 { $way } 上未发出：{ $count } 条（{ $why }）。
communications-note = 听到：被本来的接收方听到；他方：被误以为呼叫自己的他方听到；听懂、误解：按原意理解，或理解为别的意思；收/明/受：以收到、明白、接受作答；时间为中位数。
communications-message = { $from } → { $to }，{ $way }：发出 { $said } 条，听到 { $heard } 条，他方听到 { $another } 条，按原意听懂 { $understood } 条，误解 { $otherwise } 条；答以收到 { $received } 条、明白 { $copied } 条、接受 { $accepted } 条；听到用时 { $heard_after }，首次应答用时 { $answered_after }
communications-lines-note = 获准：获授权的通话；请求：已转达的请求；接通：由被叫人接通，“+”后为他人接通；复诵：正确/有误。
communications-line = { $from } → { $to }，{ $line }：通话意愿 { $wishes } 次，通联检查 { $checks } 次，获准 { $authorised } 次，请求 { $requests } 次，振铃 { $rings } 次，接通 { $answered } 次，他人接通 { $another } 次，通话 { $talked } 次，中断 { $cut } 次；复诵正确 { $right } 次、有误 { $wrong } 次；接通用时 { $answered_after }

procedure-guard = 应急频道
procedure-agreed = 商定程序
procedure-line = 线路
procedures-none = 没有任何询问，也无人希望通话。
procedures-missing = { $procedure }，应做未做：{ $steps }
procedures-note = 步骤：已做/应做；联络：听到应答；共识：所说内容经正确复诵；时间为中位数。
procedures-total = { $procedure }：往来 { $exchanges } 次，步骤 { $taken } / { $due }，依序 { $in_order } 次；联络 { $contacts } 次，用时 { $contact_after }，达成共识 { $shared } 次，用时 { $shared_after }；答应回电 { $promised } 次，其中已回电 { $made } 次

# 应急频道程序的步骤，
step-called = 呼叫
step-repeated = 重复呼叫
step-signalled-by-sight = 视觉信号
step-silence-reported = 报告无应答
step-answered = 得到应答
# 商定程序的步骤，
step-called-on-the-working-channel-first = 先在工作频道呼叫
step-addressee-and-originator-said = 报出收发双方呼号
step-answered-with-an-intention = 以意图作答
step-read-back = 复诵
step-readback-right = 复诵正确
step-closed = 结束通信
# 以及线路通话的步骤。
step-consultation = 会商
step-authority = 授权
step-request = 请求
step-ring = 振铃
step-answered-by-the-addressee = 被叫人接听
step-talk = 通话
step-readback = 复诵内容
step-close = 挂断
step-call-back-as-promised = 按承诺回电
