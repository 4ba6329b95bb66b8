# 席に着いた者が読むもの。

seat-perceived = { $time } 模擬 { $text }
seat-hears = { $way }で{ $from }を聴取、了解度 { $readability }：{ $says }
seat-hears-all = { $way }で{ $from }の各局宛てを聴取、了解度 { $readability }：{ $says }
seat-nameless = 名称を聞き取れない局
seat-not-understood = 了解せず
seat-quoted = 「{ $says }」

seat-choice = 1 から { $last } で選択。{ $time }
seat-time-stands = 回答まで時間は止まる（想定の時間で { $left } 以内に決定）。
seat-time-left = 想定の時間で残り { $left }。その後は当直士官が決定する。
seat-officer-decided = 期限内に回答なし：当直士官が決定
seat-asked-no-more = 状況が変わり、この件の決定は不要

seat-sits-down = ここから先は全て模擬である。あなたは{ $seat }の席に着き、その席に届くことだけを知らされる。
seat-pace = 時間は実時間の { $scale } 倍で進む。番号と Enter で選択、`help` でその他のコマンドを表示。
seat-pace-waits = 時間は実時間の { $scale } 倍で進み、問われている間は止まる。番号と Enter で選択、`help` でその他のコマンドを表示。

# 入力できるもの。コマンドはどの言語でも同じ。
seat-help-number = 選択肢を選ぶ
seat-help-pause = 時間を止める、または再開する
seat-help-step = 時間が止まっている間、次に席に届くことまで進む
seat-help-speed = 進む速さを変える
seat-help-status = 時刻、自らの見方、問われていること
seat-help-quit = ひとまず終了。--resume で journal から再開できる
seat-help-end = これで終わり、事後検討に移る
seat-another-asked = 別の席に尋ねている。そのため時間は止まっている
seat-help-help = この一覧。コマンドは英語で入力する
seat-help-inject = 事象を始める

seat-chosen = 選択：{ $option }
seat-nothing-asked = 今は何も問われていない
seat-no-such-option = 1 から { $last } の番号を選ぶこと
seat-unknown = `{ $line }` はここではできない。`help` でできることを表示
seat-not-yours = この席ではそれはできない。`help` でできることを表示
seat-no-injects = `{ $inject }`：ここでは手動で始められる事象はない
seat-no-such-inject = 手動で始められる事象 `{ $inject }` はない。あるのは { $known }
seat-inject-begins = 事象 { $inject } を始める
seat-time-paused = 時間は { $time } で停止。Enter で次のことまで進み、`p` で再開
seat-time-goes-on = 時間が再び進む
seat-speed = これより { $scale } 倍
seat-nobody-types = これ以上の入力はない。当直士官が席を引き継ぎ、実行は終わりまで続く
seat-status = 現在 { $time }
seat-belief = あなたの{ $side }に対する見方：無害 { $innocent } %、探り { $probe } %、敵対 { $hostile } %
seat-peer-joins = 別の端末で{ $seat }の席に着く者がいる
seat-peer-leaves = { $seat }の席は再び空席。当直士官が決定する
seat-hosting = `guardline join { $address } --seat NAME` で別の席に着ける：{ $seats }

# 人に問われること、選択肢、その記録。
seat-asks-conduct = どうするか。自らの行動は { $own }、{ $unit }は { $seen } とみられる
seat-asks-reply = { $unit }が{ $way }で、何者か、意図は何かと問う。どう答えるか
seat-asks-ring = { $side }が { $line } で呼び出す。どうするか
seat-asks-call = 防衛当局が{ $side }との通話を望む。呼び出すか
seat-option-as-now = { $option }（現状のまま）
seat-option-no-answer = 応答しない
seat-option-opening = 「敵対の意図なし、レーダーを止め離隔中」
seat-option-keeping = 「針路、速力を維持する」
seat-option-pick-up = 応答する
seat-option-seek-authority = まず許可を求める
seat-option-let-ring = 鳴るに任せる
seat-option-decline = 通話を断る
seat-option-call-back = 折返しを約束する
seat-option-call = 呼び出す
seat-option-not-now = 今は呼び出さない
seat-asked = { $seat }への問い（{ $question }）：{ $what }（回答期限 { $within }）
seat-taken = 人が{ $seat }の席に着く、考える時間は { $think }
seat-left = { $seat }の席の者が離席
seat-answers = { $seat }の席の者が回答（{ $question }）：{ $choice }
seat-facilitator = 統裁官が事象 { $inject } を始める
seat-decided-by-person = { $seat }：席の者が決定（{ $question }）：選択肢 { $choice }
seat-decided-by-officer = { $seat }：席の者に代わり当直士官が決定（{ $question }）
seat-decided-by-nobody = { $seat }：問われた件（{ $question }）の決定は不要

# 終わった後。
debrief-title = 事後検討（模擬）：{ $seat }の席
debrief-happened = 起きたこと
debrief-highest = { $unit }：実際の行動は最高 { $rung }、最初は { $when }
debrief-decided = あなたの決定
debrief-nothing = なし
debrief-more = 他に { $count } 回
debrief-officer = 期限内に回答がなく当直士官が決定したもの { $count } 回
debrief-believed = 相手側の、あなたの側に対する見方
debrief-hostile = { $who }：敵対は最大 { $worst } %（{ $when }）、最後は { $last } %
debrief-truth = 実際の状況
debrief-missed = 最初に逃した機会
debrief-none-missed = なし：呼出しは全て聞こえた
debrief-measures = 指標
debrief-peak = 最高段階：{ $rung }
debrief-down = R2 以下に下がり維持：最初の R3 以上から { $after } 後
debrief-not-down = 終わりまでに R2 以下に下がって維持されず
debrief-calm = R3 には達せず
debrief-goes-on = まだ終わっていない。この journal を `guardline play --resume` に与えると続けられる。
debrief-journal = journal：{ $path }（trace { $trace }）

# 一つの事例を初めから終わりまで。
demo-summary = この実演には回線が一本ある。あなたは{ $own }の省で、{ $other }の省に通じる回線の一端の当直である。両国が後年設計したような回線である。{ $ship }は自国の、{ $theirs }は相手の艦で、射撃管制レーダーの照射を言うのは{ $other }である。回線が鳴るとどうするか尋ねられる。その他は自国の省、自国の艦、相手側が決める。五日間が数秒で過ぎる。
demo-no-answer = 問われたことに何も回答しなかったため、比べるべき別の回答はない。
demo-heading = 別の回答であれば（模擬）
demo-chosen = 最初の選択：{ $option }。その時点までは同じ実行を、各回答で { $runs } 回ずつ続けた結果：
demo-arm = { $option }：100 回のうち、一日以内の平静 { $calm } 回、一日以内の公表 { $public } 回、その場または後の呼び出しでの応答 { $answered } 回
demo-one-case = これはモデルの一事例であり、予測ではない。他に試せること：
branch-as-it-was = 実際
branch-yes = はい
branch-no = いいえ
demo-conclusion = 一日以内に平静に戻るのは「{ $most }」で最も多く（100 回のうち { $high } 回）、「{ $least }」で最も少ない（{ $low } 回）。これほど少ない回数では、差が約 { $chance } 未満の回答は区別できない。
demo-no-difference = どう回答しても、一日以内に平静に戻るのは 100 回のうち { $low } から { $high } 回で、これほど少ない回数で偶然と区別できる { $chance } より小さい。
branch-level = { $measure } { $level }
branch-the-same = どれも同じ：{ $measures }。
seat-key = 用語。段階は事態の高さ：{ $rungs }。模擬攻撃とは、何も撃たない攻撃航過である。M0 から M4 は省がどこまで進んだかで、何もしないから武力による威嚇まで。無害、探り、敵対：相手に害意がない、探っている、武力を使うつもりだ、と一方が考える確からしさ。「…… 23 分後に知る」は報告が上がるまでの時間。明瞭度 1 から 5 は声の聞こえやすさ。
