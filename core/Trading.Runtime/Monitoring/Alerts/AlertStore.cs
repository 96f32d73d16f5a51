using System.Globalization;
using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>
/// An account's alerts among its objects: the book, and a log of all notices as one object of JSON lines a day. A log's day is replaced
/// as a whole, each notice standing in it once under its number: to write the same again changes nothing.
/// </summary>
/// <param name="objects">Where they are.</param>
/// <param name="account">Whose they are.</param>
public sealed class AlertStore(IObjectStore objects, string account)
{
    private const string DayFormat = "yyyy-MM-dd";

    private string BookKey => $"alerts/{account}/book.json";

    private string LogPrefix => $"alerts/{account}/log/";

    /// <summary>The book as stored; null where there is none.</summary>
    public Task<byte[]?> ReadAsync(CancellationToken cancellation) => objects.ReadAsync(BookKey, cancellation);

    /// <summary>The book; an empty one where there is none.</summary>
    /// <exception cref="InputException">What is stored is not a book, or one of another schema.</exception>
    public async Task<AlertDocument> LoadAsync(CancellationToken cancellation) => Parse(await ReadAsync(cancellation));

    /// <exception cref="InputException">Not a book, or one of another schema.</exception>
    public AlertDocument Parse(byte[]? content) => content is null ? new AlertDocument() : AlertDocument.Read(content, BookKey);

    public Task WriteAsync(byte[] content, CancellationToken cancellation) => objects.WriteAsync(BookKey, content, cancellation);

    /// <summary>Puts notices into the log, each in place of what stood there of it.</summary>
    public async Task LogAsync(IEnumerable<AlertLogEntry> entries, CancellationToken cancellation)
    {
        foreach (var day in entries.GroupBy(entry => KeyOf(entry.Notice.At)))
        {
            var lines = new SortedDictionary<long, AlertLogEntry>();
            foreach (var entry in (await DayAsync(day.Key, cancellation)).Concat(day))
            {
                lines[entry.Notice.Number] = entry;
            }

            var text = string.Concat(lines.Values.Select(entry => JsonSerializer.Serialize(entry, CoreJson.Compact) + "\n"));
            await objects.WriteAsync(day.Key, Encoding.UTF8.GetBytes(text), cancellation);
        }
    }

    /// <summary>The newest notices of the log, newest first.</summary>
    /// <param name="limit">So many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<AlertLogEntry>> RecentAsync(int limit, CancellationToken cancellation)
    {
        var found = new List<AlertLogEntry>();
        foreach (var key in (await objects.ListAsync(LogPrefix, cancellation)).Reverse())
        {
            found.AddRange((await DayAsync(key, cancellation)).OrderByDescending(entry => entry.Notice.Number));
            if (found.Count >= limit)
            {
                break;
            }
        }

        return [.. found.Take(limit)];
    }

    private string KeyOf(Timestamp at) => $"{LogPrefix}{at.ToDateTimeOffset().ToString(DayFormat, CultureInfo.InvariantCulture)}.jsonl";

    private async Task<IReadOnlyList<AlertLogEntry>> DayAsync(string key, CancellationToken cancellation)
    {
        var text = Encoding.UTF8.GetString(await objects.ReadAsync(key, cancellation) ?? []);
        try
        {
            return
            [
                .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonSerializer.Deserialize<AlertLogEntry>(line, CoreJson.Compact) ?? throw new JsonException("null")),
            ];
        }
        catch (JsonException error)
        {
            throw new InputException($"{key}: not a log of alerts: {error.Message}", error);
        }
    }
}
