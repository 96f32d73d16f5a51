using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When and how often an alert is told. An alert is known by its code and product, never by its text.</summary>
public sealed record AlertPolicy
{
    /// <summary>What comes back within this time is the same alert and is not told anew.</summary>
    [Range(0, 86_400)]
    public required int DedupeSeconds { get; init; }

    /// <summary>What stands so long is told again, one step more severe.</summary>
    [Range(1, 86_400)]
    public required int EscalateAfterSeconds { get; init; }

    /// <summary>What still stands after that is told again each time so long has passed; 0 for never.</summary>
    [Range(0, 43_200)]
    public required int RemindMinutes { get; init; }

    /// <summary>
    /// Most notices in any 60 minutes, over all alerts. What is held back is counted and told in one notice later. The first word of a
    /// critical alert is never held back.
    /// </summary>
    [Range(1, 1000)]
    public required int NoticesPerHourMax { get; init; }

    /// <summary>Least severity that is told: info, warning or critical. What is less is recorded only.</summary>
    public required string SeverityMin { get; init; }

    /// <summary>A channel that has not answered by then counts as silent.</summary>
    [Range(1, 60)]
    public required int DeliveryTimeoutSeconds { get; init; }

    /// <summary>Tries of one delivery before it waits for the next watch.</summary>
    [Range(1, 10)]
    public required int DeliveryTries { get; init; }

    /// <summary>A notice that could not be delivered for so long is given up.</summary>
    [Range(1, 720)]
    public required int UndeliveredHoursMax { get; init; }
}
