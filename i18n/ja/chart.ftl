# 誰が誰に何を言ったかの図。

heading-chart = 誰が誰に何を言ったか（模擬）

brief-query = 貴局は何者か
brief-stepping-back = 後退中、{ $course }° { $speed } kn
brief-keeping-course = 針路維持 { $course }° { $speed } kn
brief-notice = 通報：{ $contents }

chart-label = { $way }：{ $says }
chart-outcome = { $label } — { $outcome }
chart-in-time = （{ $span }）
chart-and-more = { $text }、同様にあと { $more } 件
chart-ways-more = { $way } ほか { $more } 手段
chart-taken-to-say = 【誤解】{ $says }
chart-heard-not-understood = 聴取、了解せず
chart-not-understood-by-all = 一部は了解せず
chart-not-heard-so-far = ここまで聞こえず
chart-not-heard = 聞こえず：{ $why }
chart-heard-some = { $heard } 回聴取、ほかは{ $why }
chart-and-other-reasons = { $reason }ほか
chart-taken-for = { $others }宛てと受け取られる
chart-another-noticed = 【応答は{ $by }】、気付く
chart-another-unnoticed = 【応答は{ $by }】、気付かず

chart-check-call = 回線点検
chart-rings = 呼出し
chart-ring = { $what }、{ $outcome }
chart-ring-dead = 気付く者なし、{ $why }
chart-answered = 意向から { $after } で応答
chart-answered-at-once = 応答
chart-answered-by-somebody = 【他の者が応答】、意向から { $after }
chart-declined = 断る
chart-will-call-back = 折り返すと回答
chart-asks-for-time = 猶予を求める
chart-not-answered = 応答なし
chart-read-back = { $says }、復唱あり
chart-read-back-wrongly = { $says }、【復唱に誤り】
chart-not-understood = 了解せず
chart-not-heard-on-line = 聞こえず

chart-left-out = { $all } 本の矢印のうち重要度の低い { $some } 本を省略；--detail all で全て表示。
chart-no-room = 余白がないため{ $names }を省き、それに伴い { $beside } 件の通信も省いた。
chart-legend = ─▶ 届き言ったとおり理解、┄▶ 届くが理解されず、─× 届かず、◆ 一端のみまたは各局宛て。
