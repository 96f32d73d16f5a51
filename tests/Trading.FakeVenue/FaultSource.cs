namespace Trading.FakeVenue;

/// <summary>Says what goes wrong next: first what a script asked for, then what the plan draws. Called with the venue locked.</summary>
public sealed class FaultSource(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Queue<FaultKind>> _script = new(StringComparer.Ordinal);

    public FaultPlan Plan { get; set; } = new();

    /// <summary>Puts faults in line for the next requests of a group; None lets one through.</summary>
    public void Next(string group, params ReadOnlySpan<FaultKind> faults)
    {
        if (!_script.TryGetValue(group, out var line))
        {
            _script.Add(group, line = new());
        }

        foreach (var fault in faults)
        {
            line.Enqueue(fault);
        }
    }

    public FaultKind Draw(string group)
    {
        if (_script.TryGetValue(group, out var line) && line.TryDequeue(out var next))
        {
            return next;
        }

        if (!Plan.Shares.TryGetValue(group, out var shares))
        {
            return FaultKind.None;
        }

        var draw = _random.NextDouble();
        foreach (var (kind, share) in shares)
        {
            draw -= share;
            if (draw < 0)
            {
                return kind;
            }
        }

        return FaultKind.None;
    }

    public bool Happens(double share) => share > 0 && _random.NextDouble() < share;

    /// <summary>A whole number from 1 to <paramref name="max"/>.</summary>
    public int UpTo(int max) => _random.Next(1, max + 1);

    /// <summary>A number from 0 to below 1.</summary>
    public double Share() => _random.NextDouble();
}
