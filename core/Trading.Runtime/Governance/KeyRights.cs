namespace Trading.Runtime.Governance;

/// <summary>What a venue lets our key do.</summary>
public readonly record struct KeyRights(bool CanView, bool CanTrade, bool CanTransfer);
