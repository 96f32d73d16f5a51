using Trading.Runtime.Backtests;
using Trading.Runtime.Runs;
using Trading.Runtime.Sweeps;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Api;

/// <summary>The forms in which reports are stored, by media type; JSON is the first of all.</summary>
internal static class RunReports
{
    public const string Html = "text/html";

    private const string Csv = "text/csv";

    public static IReadOnlyDictionary<string, (string Key, string ContentType)> FormsOf(RunKind kind, string id) => kind switch
    {
        RunKind.Backtest => Forms(ReportArchive.KeyOf(id), Html, ReportArchive.KeyOf(id, ReportFiles.PageName)),
        RunKind.Sweep => Forms(SweepArchive.KeyOf(id), Csv, SweepArchive.TableKeyOf(id)),
        _ => Forms(WalkForwardArchive.KeyOf(id), Csv, WalkForwardArchive.TableKeyOf(id)),
    };

    private static OrderedDictionary<string, (string Key, string ContentType)> Forms(string json, string other, string key) => new(StringComparer.Ordinal)
    {
        [ApiAnswer.Json] = (json, ApiAnswer.Json),
        [other] = (key, $"{other}; charset=utf-8"),
    };
}
