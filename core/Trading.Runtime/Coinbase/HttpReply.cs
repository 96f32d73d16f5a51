using Trading.Core.Market;

namespace Trading.Runtime.Coinbase;

/// <summary>An answer as it came.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Its content.</param>
/// <param name="RetryAt">When the venue asked us to come back, if it did.</param>
internal readonly record struct HttpReply(int Status, byte[] Body, Timestamp? RetryAt);
