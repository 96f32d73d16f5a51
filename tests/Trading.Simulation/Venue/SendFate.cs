namespace Trading.Simulation.Venue;

/// <summary>What the plan has in store for one order.</summary>
internal sealed record SendFate
{
    public static SendFate Usual { get; } = new();

    public bool IsLostBefore { get; init; }

    public bool IsReplyLost { get; init; }

    public TimeSpan Delay { get; init; }

    public bool IsPostOnlyRefused { get; init; }

    public bool IsPartlyFilled { get; init; }

    public int HiddenReadings { get; init; }

    public TimeSpan FillDelay { get; init; }

    public bool IsRateLimited { get; init; }

    public bool IsUnauthorized { get; init; }

    public string Said { get; init; } = "";
}
