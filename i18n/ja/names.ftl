# 人・機関・事物の呼び方。

side-ministry = { $side }（防衛当局）
side-desk = { $side }（当直席）
unit-radio-room = { $unit }（通信室）
actor-world = 実際の状況
actor-engine = 事象エンジン
actor-exchange = 回線
all-stations = 各局
inject-titled = { $number }（{ $title }）

# 各行と各見出しの標示。記録・主張・模擬は混ぜない。
mark-recorded = 記録
mark-claimed = 主張
mark-simulated = 模擬

# エスカレーションの段階。
rung-routine = 平常
rung-watch = 監視
rung-close-surveillance = 近接監視
rung-hazardous-manoeuvre = 危険な機動
rung-simulated-attack = 模擬攻撃
rung-warning-force = 警告のための実力行使
rung-contact-or-seizure = 接触または拿捕
rung-single-engagement = 単発の交戦
rung-exchange-of-fire = 応酬
rung-sustained-hostilities = 継続的な敵対行為

# 防衛当局の措置。
posture-no-act = 措置なし
posture-private-protest = 非公開の抗議
posture-public-accusation = 公の非難
posture-alert = 警戒態勢と増援
posture-weapons-authority = 武器使用権限の委任

# 伝達の手段。
route-flags = 旗りゅう信号
route-lamp = 発光信号
route-wing-rock = 翼を振る合図
route-break-away = 急旋回離脱の合図
route-notam = ノータム（NOTAM）
route-navigational-warning = 航行警報
route-embassy = 大使館
route-third-party = 第三国
route-chain = 自国の指揮系統
