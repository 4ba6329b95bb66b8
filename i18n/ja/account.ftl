# 一回の実行の記述。

account-lead = 模擬 · メカニズム { $mechanism } · シード { $seed } · 時刻は { $zone }
account-on-record = 記録（想定の文言）：{ $summary }

heading-scene = 現場
heading-claims = 各側の主張
heading-time-line = 時系列
heading-rungs = 段階の推移
heading-notices = 通報（模擬）
heading-outcome = 結果（模擬）
heading-accounts = 三つの説明（模擬）
heading-weeks-after = その後の数週間（模擬）

scene-place = { $place }、{ $lat }° N { $lon }° E 付近
scene-assumed = { $what }［位置は仮定］
scene-side = { $side }：{ $units }
reading-zone = `{ $inject }` の時刻がどの時間帯によるか記録にない：ここでは { $time }（UTC{ $offset }）と読む。UTC{ $others } の可能性もある
list-or-zone = { $first } または UTC{ $second }

claim-none = 公式の説明は見当たらない
source-unverified = { $source }、未検証

# 時系列の各行。
item-by = { $side }によれば：{ $text }
item-decision = （決定 { $number }）{ $text }
item-rung = { $unit }：{ $rung }
item-undated = 日付不明
item-calls = { $text }；{ $time } 間に { $calls } 回呼び出し、うち { $misses } 回は聞こえず
item-calls-why = { $text }；{ $time } 間に { $calls } 回呼び出し、うち { $misses } 回は聞こえず（{ $why }）

rungs-truth = 実際
rungs-note = 一列は { $column }、{ $from } から。「実際」は審判の判定、他の行は各側自身の見方。

notice-line = { $time }、{ $from }、{ $way }：{ $text }。操縦者に必要な内容の { $share } % を含む。入手：{ $hands }。
notice-hand = { $who }、{ $when }、{ $way }で（有用度 { $worth } %）
notice-nobody = なし

ending-peak = 最高段階：{ $peak }（実際は { $truth }）
ending-calm-kept = 平静は失われず：R2 を超えず
ending-deescalated = 平静を失ってから { $after } で沈静化（以後 R2 以下）
ending-not-deescalated = 実行の終わりまでに沈静化せず
ending-radio = 無線：送信 { $said } 件、宛先が聴取 { $heard } 件、他者が聴取 { $another } 件、了解 { $understood } 件、うち誤解 { $otherwise } 件；{ $first }
ending-no-answer = 問い合わせへの応答なし
ending-first-answer = 最初の応答は { $after } 後
ending-line-no-wish = ホットライン：通話の意向なし、または回線なし
ending-line-answered = ホットライン：最初の通話の意向から { $after } で応答
ending-line-no-ring = ホットライン：通話の意向はあったが、呼出しに至らず
ending-line-no-answer = ホットライン：通話の意向あり、呼出し { $rings } 回、応答なし
ending-refusal-imposed = ホットライン：不応答は想定の設定による。モデルの結果ではない
ending-answer-imposed = ホットライン：応答は想定の設定による。モデルの結果ではない
ending-locks = ロックオンの表示 { $seen } 回、うち誤り { $wrong } 回
ending-weapons = 武器の使用 { $shots } 回、衝突 { $collisions } 回

knowledge-side = { $side }：自らの見方では最高 { $rung }；{ $heard }；{ $public }
knowledge-heard = 防衛当局が自国部隊から初めて知ったのは { $time }
knowledge-heard-nothing = 防衛当局は自国部隊から何も知らされず
knowledge-public = { $time } に公表
knowledge-nothing-public = 何も公表せず

locks-none = ロックオンは誰にも表示されず
locks-right = ロックオンの表示時には常に火器管制レーダーが作動（{ $seen } 回）
locks-false = ロックオンが表示されたが、火器管制レーダーは作動せず
locks-some-false = ロックオンの表示 { $seen } 回のうち { $wrong } 回は誤り
accounts-truth = 実際：行動は最高 { $rung }；{ $locks }
accounts-side = { $side }：自らの見方では最高 { $rung }；{ $fault }；{ $stated }
accounts-fault = 防衛当局の、相手に責任があるとの確信は { $fault } %
accounts-no-fault = 防衛当局にはこれについての見方がない
stated-nothing = 何も表明せず
stated-accuses = 相手を公に非難
stated-denies = 公に否定
stated-concedes = 過誤を認めた

length-days = { $days } 日
after-nothing = 争うべきことなし
after-span = { $what }：{ $span } 後
after-never = { $what }：{ $never }
after-first-contact = 双方向の最初の連絡
after-first-public = 最初の公の表明
after-none = なし
after-settled = { $span } 後に決着：双方の説明が一致
after-lapsed = 立ち消え：最後の措置は { $span } 後、以後 { $quiet } 何もなし
after-not-ended = 実行の終わりまでに決着も立ち消えもせず
after-routine = 平常への復帰（再び遭遇し、{ $quiet } 公の行動なし）：{ $span } 後
after-no-routine = 平常への復帰（再び遭遇し、{ $quiet } 公の行動なし）：実行の終わりまでになし
after-suspended = { $span } 後に交流を停止
after-repeat = 再度の遭遇が事案となる
after-no-repeat = 90 日以内になし
after-accounts-differ = { $span } 後、双方の説明は相容れない
after-accounts-agree = { $span } 後、双方の説明はもはや相容れないものではない

receipt-run = 実行票：guardline { $program } · { $scenario } · { $arguments } · trace { $trace }
receipt-journal = { $receipt } · journal { $link }
receipt-interrupted = 実行は終わる前に中断された。
receipt-one-of-many = これは同じ事実が許す多くの実行の一つであり、予測でも結論でもない。多数の実行の比較には `guardline compare` を用いること。
rests-on-run = この模擬の実行は { $counts } を用いた。
rests-on-all = 全案の全ての模擬の実行は合わせて { $counts } を用いた。
rests-on-counts = パラメーター { $parameters } 個（出典または資料による推定 { $sourced } 個、記憶による { $memory } 個、仮定 { $assumed } 個、調整 { $tuned } 個）
