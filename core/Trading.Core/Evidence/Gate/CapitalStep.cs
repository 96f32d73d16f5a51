namespace Trading.Core.Evidence.Gate;

/// <summary>How much of its caps live trading may use, see <see cref="CapitalScaling"/>.</summary>
public enum CapitalStep
{
    /// <summary>The first real money: small enough to lose.</summary>
    Canary,

    Quarter,
    Half,
    Full,
}
