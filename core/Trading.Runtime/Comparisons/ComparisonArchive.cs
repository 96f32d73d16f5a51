using System.Text;
using System.Text.Json;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Comparisons;

/// <summary>Where an account's newest comparison with its backtest is kept, for those who look at the account.</summary>
public sealed class ComparisonArchive(IObjectStore objects)
{
    /// <param name="account">Whose.</param>
    public static string KeyOf(string account) => $"comparisons/{account}/latest.json";

    /// <summary>Keeps a comparison in place of the one before.</summary>
    public Task WriteAsync(ComparisonReport report, Timestamp comparedAt, CancellationToken cancellation) => objects.WriteAsync(
        KeyOf(report.Account), JsonSerializer.SerializeToUtf8Bytes(new Kept(comparedAt, report), CoreJson.Compact), cancellation);

    /// <summary>The newest as JSON: <c>compared_at</c> and <c>report</c>; null where there is none.</summary>
    public async Task<string?> ReadAsync(string account, CancellationToken cancellation) =>
        await objects.ReadAsync(KeyOf(account), cancellation) is { } content ? Encoding.UTF8.GetString(content) : null;

    private sealed record Kept(Timestamp ComparedAt, ComparisonReport Report);
}
