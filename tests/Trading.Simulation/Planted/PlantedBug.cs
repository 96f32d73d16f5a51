namespace Trading.Simulation.Planted;

/// <summary>Mistakes that are made on purpose, around the real shell, to see that the checkers see them.</summary>
internal enum PlantedBug
{
    None,

    /// <summary>Every send gets a new random client id.</summary>
    RandomClientIds,

    /// <summary>A POST without an answer is sent again.</summary>
    PostRetry,

    /// <summary>A fill is marked as seen before it is applied.</summary>
    FillMarkedBeforeApplied,

    /// <summary>A send without an answer is taken for a refusal.</summary>
    UnknownAsRejected,

    /// <summary>The kill switch is read once and remembered.</summary>
    KillSwitchReadOnce,

    /// <summary>Amounts pass through double on their way to disk.</summary>
    DecimalThroughDouble,

    /// <summary>A requested cancel is taken for a done one.</summary>
    CancelBelieved,

    /// <summary>Cooldowns and counts of entries are lost at a restart.</summary>
    PacingForgotten,

    /// <summary>What a stale holder writes is taken.</summary>
    EpochIgnored,
}
