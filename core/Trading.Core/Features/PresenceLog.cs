namespace Trading.Core.Features;

/// <summary>Which buckets of the last 192 hours held a candle, and so which windows have few enough holes to be used.</summary>
internal sealed class PresenceLog
{
    public const int HistoryHours = 192;

    private static readonly (Spans Span, int Hours)[] Lengths =
    [
        (Spans.Hours1, 1), (Spans.Hours12, 12), (Spans.Hours14, 14), (Spans.Hours20, 20),
        (Spans.Hours24, 24), (Spans.Hours25, 25), (Spans.Hours168, 168),
    ];

    private readonly int _bucketsPerHour;
    private readonly int[] _missingMax;
    private readonly int[] _presentUpTo;
    private readonly Spans _quarter;
    private uint _buckets;
    private int _present;
    private int _run;

    /// <param name="bucketsPerHour">1 to 4; a span of one quarter exists only where there are 4.</param>
    public PresenceLog(int bucketsPerHour, double holeSharePctMax)
    {
        _bucketsPerHour = bucketsPerHour;
        _quarter = bucketsPerHour == 4 ? Spans.Quarter : Spans.None;
        _presentUpTo = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(HistoryHours * bucketsPerHour) + 1)];

        // A window without any candle is never usable, whatever the policy.
        _missingMax = [.. Lengths.Select(l =>
            Math.Min((int)Math.Floor(holeSharePctMax * l.Hours * bucketsPerHour / 100), (l.Hours * bucketsPerHour) - 1))];
    }

    /// <summary>The spans that end now and have few enough holes.</summary>
    public Spans Usable { get; private set; }

    /// <summary>No hole anywhere in the history that features see.</summary>
    public bool IsDense => _run >= HistoryHours * _bucketsPerHour;

    public void Push(bool isPresent)
    {
        _present += isPresent ? 1 : 0;
        _run = isPresent ? _run + 1 : 0;
        _presentUpTo[++_buckets & (uint)(_presentUpTo.Length - 1)] = _present;
        Usable = IsDense ? Spans.All & (_quarter | ~Spans.Quarter) : Judge(isPresent);
    }

    /// <summary>Missing buckets of the last <paramref name="hours"/>, percent.</summary>
    public double HoleSharePct(int hours) => IsDense ? 0 : 100.0 * Missing(hours) / (hours * _bucketsPerHour);

    public void Clear()
    {
        Array.Clear(_presentUpTo);
        _present = 0;
        _run = 0;
        Usable = Spans.None;
    }

    private Spans Judge(bool isPresent)
    {
        var usable = isPresent ? _quarter : Spans.None;
        for (var i = 0; i < Lengths.Length; i++)
        {
            if (Missing(Lengths[i].Hours) <= _missingMax[i])
            {
                usable |= Lengths[i].Span;
            }
        }

        return usable;
    }

    private int Missing(int hours)
    {
        var buckets = hours * _bucketsPerHour;
        return buckets - (_present - _presentUpTo[(_buckets - (uint)buckets) & (uint)(_presentUpTo.Length - 1)]);
    }
}
