namespace Trading.Core.Risk.Pacing;

/// <summary>What put a product on cooldown.</summary>
public enum CooldownReason
{
    Entry,
    Win,
    Loss,
    Stop,
    NoFill,
}
