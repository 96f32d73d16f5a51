namespace Trading.Runtime.Cycles;

/// <summary>Another instance has taken over, or the store does not say what it did: this one must not touch the account any more.</summary>
internal sealed class CycleAbandonedException(string message, Exception? inner = null) : Exception(message, inner);
