namespace Trading.Core.Cycle;

/// <summary>The two halves of a cycle. Exits come first, whatever else happens.</summary>
public enum CyclePhase
{
    Exits,
    Entries,
}
