namespace Trading.Runtime.Scaling;

/// <summary>What a fan-out comes to.</summary>
public sealed record FanOutForecast
{
    /// <summary>From the request to the merged result.</summary>
    public required double Seconds { get; init; }

    /// <summary>When the last activity was scheduled the first time.</summary>
    public required double ScheduledSeconds { get; init; }

    /// <summary>When the last attempt ended.</summary>
    public required double WorkedSeconds { get; init; }

    /// <summary>Instances that ran an activity.</summary>
    public required int Instances { get; init; }

    /// <summary>Attempts at slices, retries among them.</summary>
    public required int Attempts { get; init; }

    /// <summary>Slices that failed at every attempt.</summary>
    public required int GivenUp { get; init; }

    /// <summary>
    /// Seconds that instances are billed for if work fills them before it spills over: periods at work, each a second at least and rounded up to tenths.
    /// </summary>
    public required double BilledSecondsPacked { get; init; }

    /// <summary>The same if no attempt shared its period with another: more cannot be billed.</summary>
    public required double BilledSecondsApart { get; init; }
}
