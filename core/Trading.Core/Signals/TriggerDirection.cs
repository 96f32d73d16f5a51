namespace Trading.Core.Signals;

/// <summary>Where a trigger expects the price to go. Only <see cref="Up"/> can become a position: we hold spot, never short.</summary>
public enum TriggerDirection
{
    Up,
    Down,
}
