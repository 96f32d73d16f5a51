using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Risk;

/// <summary>What the breakers remember of an account between cycles.</summary>
public sealed record RiskState
{
    private const long DayMs = 86_400_000;

    // 1970-01-01 was a Thursday; ISO weeks begin on Monday.
    private const long WeekOffsetMs = 3 * DayMs;

    // Far from a limit a double tells, at a fraction of a decimal's cost; as near as this share of it, only decimals do.
    private const double Nearness = 1e-6;

    private readonly double _high;
    private readonly double _closeBelowHigh;

    public TradingState TradingState { get; init; }

    public KillSwitch KillSwitch { get; init; }

    /// <summary>The share of the exposure caps that may be used, 0 to 1: less than all while live capital is still growing into them.</summary>
    public decimal CapShare { get; init; } = 1;

    /// <summary>Products that an operator paused: no entries, exits go on.</summary>
    public ImmutableArray<ProductId> Paused { get; init; } = [];

    /// <summary>Highest NAV seen; deposits and withdrawals move it.</summary>
    public Money HighWaterMark
    {
        get;
        init
        {
            field = value;
            _high = (double)value.Amount;
            _closeBelowHigh = _high - (Math.Abs(_high) * Nearness);
        }
    }

    /// <summary>Index of the UTC day since 1970-01-01.</summary>
    public long Day { get; init; }

    /// <summary>NAV at the first mark of the day, moved by deposits and withdrawals.</summary>
    public Money DayStartNav { get; init; }

    /// <summary>Index of the ISO week.</summary>
    public long Week { get; init; }

    /// <summary>NAV at the first mark of the week, moved by deposits and withdrawals.</summary>
    public Money WeekStartNav { get; init; }

    /// <summary>The drawdown limit was hit and no operator has acknowledged it.</summary>
    public bool IsDrawdownLatched { get; init; }

    public int LossesInRow { get; init; }

    /// <summary>Entries pause until then after a losing streak.</summary>
    public Timestamp LossPauseUntil { get; init; }

    public static RiskState Open(Money nav, Timestamp at) => new()
    {
        HighWaterMark = nav,
        Day = DayOf(at),
        DayStartNav = nav,
        Week = WeekOf(at),
        WeekStartNav = nav,
        LossPauseUntil = Timestamp.MinValue,
    };

    public bool IsPaused(ProductId product) => Paused.Contains(product);

    /// <summary>With a product paused, or no longer.</summary>
    public RiskState WithPause(ProductId product, bool isPaused) => IsPaused(product) == isPaused
        ? this
        : this with { Paused = isPaused ? Paused.Add(product) : Paused.Remove(product) };

    /// <summary>Whether a UTC day has begun since the last mark.</summary>
    public bool IsEarlierDayThan(Timestamp at) => at.UnixMs >= (Day + 1) * DayMs;

    /// <summary>Whether a mark changes anything here. Most do not, and asking is cheaper than marking.</summary>
    /// <param name="nav">The mark.</param>
    /// <param name="navAsDouble">The same, converted.</param>
    public bool IsMovedBy(in Money nav, double navAsDouble, Timestamp at, RiskPolicy policy) =>
        IsEarlierDayThan(at)
        || (navAsDouble > _closeBelowHigh && nav > HighWaterMark)
        || (!IsDrawdownLatched && IsNear(navAsDouble, _high, policy));

    /// <summary>After valuing the account: new days and weeks begin, the high-water mark rises, a deep drawdown latches.</summary>
    public RiskState Marked(Money nav, Timestamp at, RiskPolicy policy)
    {
        var day = Math.Max(Day, DayOf(at));
        var high = Money.Max(HighWaterMark, nav);
        var isDeep = nav < high && IsNear((double)nav.Amount, (double)high.Amount, policy) && nav <= high * (1 - (policy.MaxDrawdownPct / 100m));
        var week = Math.Max(Week, WeekOf(at));
        return this with
        {
            HighWaterMark = high,
            IsDrawdownLatched = IsDrawdownLatched || isDeep,
            Day = day,
            DayStartNav = day > Day ? nav : DayStartNav,
            Week = week,
            WeekStartNav = week > Week ? nav : WeekStartNav,
        };
    }

    /// <summary>
    /// A deposit, or a withdrawal if negative, is neither gain nor loss: every mark moves as the NAV does, so that no loss in percent
    /// changes by it. Moving them by the amount itself would trip a breaker on a withdrawal and release one on a deposit.
    /// </summary>
    /// <param name="amount">What came in.</param>
    /// <param name="nav">NAV before it.</param>
    public RiskState WithTransfer(Money amount, Money nav) => this with
    {
        HighWaterMark = Moved(HighWaterMark, amount, nav),
        DayStartNav = Moved(DayStartNav, amount, nav),
        WeekStartNav = Moved(WeekStartNav, amount, nav),
    };

    /// <summary>A trade closed with this net result.</summary>
    public RiskState WithClosedTrade(Money net, Timestamp at, RiskPolicy policy)
    {
        if (!net.IsNegative)
        {
            return this with { LossesInRow = 0 };
        }

        var losses = LossesInRow + 1;
        var until = at + TimeSpan.FromMinutes(policy.ConsecutiveLossesPauseMinutes);
        return losses < policy.ConsecutiveLossesMax
            ? this with { LossesInRow = losses }
            : this with { LossesInRow = 0, LossPauseUntil = until > LossPauseUntil ? until : LossPauseUntil };
    }

    /// <summary>An operator has seen the drawdown: it counts anew from <paramref name="nav"/>.</summary>
    public RiskState Acknowledged(Money nav) => this with { IsDrawdownLatched = false, HighWaterMark = nav };

    // An account of nothing, before or after, has no percentages: what is in it now is where it starts.
    private static Money Moved(Money mark, Money amount, Money nav)
    {
        var after = nav + amount;
        return mark == nav || !nav.IsPositive || !after.IsPositive ? after : mark * (after / nav);
    }

    private static bool IsNear(double nav, double high, RiskPolicy policy) =>
        nav <= high * (1 + Nearness - policy.MaxDrawdownShare);

    private static long DayOf(Timestamp at) => FloorDiv(at.UnixMs, DayMs);

    private static long WeekOf(Timestamp at) => FloorDiv(at.UnixMs + WeekOffsetMs, 7 * DayMs);

    private static long FloorDiv(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
