namespace Trading.Functions.Settings;

/// <summary>
/// Log messages that alert rules look for (infra/modules/alerts.bicep). Each begins with the text that its rule compares, and names its
/// values as the rule does; a test holds both to it.
/// </summary>
internal static class CloudSignals
{
    /// <summary>Once for each cycle record that is in the store. Its absence is what the dead-man looks for.</summary>
    public const string CycleRecorded = "Cycle recorded: {Account} {Slot} {Outcome}";

    /// <summary>Once for each health issue found after a cycle. The severity has a name of its own, as a log has one already.</summary>
    public const string HealthIssue = "Health issue: {Code} {Product} {IssueSeverity} {Message}";
}
