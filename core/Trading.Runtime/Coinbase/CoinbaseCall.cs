namespace Trading.Runtime.Coinbase;

/// <summary>One request that went out, for logs and metrics. It holds nothing secret.</summary>
/// <param name="Endpoint">Which endpoint.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="Duration">From sending to the whole answer.</param>
public readonly record struct CoinbaseCall(CoinbaseEndpoint Endpoint, string Path, int Status, TimeSpan Duration);
