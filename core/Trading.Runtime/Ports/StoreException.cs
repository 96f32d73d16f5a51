namespace Trading.Runtime.Ports;

/// <summary>A store could not be asked, or did not say whether it did what it was asked.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
