using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Datasets;

namespace Trading.Local.Commands;

/// <summary>Makes a dataset of CSV files and SQLite tables.</summary>
internal static class DataImportCommand
{
    private static readonly Argument<string[]> Sources = new("sources")
    {
        Description = "CSV files (plain or gzip), SQLite files, or folders of {product}/{interval}.csv[.gz].",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Out = new("--out") { Description = "The dataset's folder to be.", HelpName = "folder", Required = true };

    private static readonly Option<string?> Venue = Parsing.Text("--venue", "name", "Where the data comes from. Default: told from the folders.");

    private static readonly Option<string?> Products = Parsing.Text("--products", "a,b", "Products to take. Default: all.");

    private static readonly Option<string?> Intervals = Parsing.Text("--intervals", "a,b", "Intervals to take, such as 15m. Default: all.");

    private static readonly Option<string?> From = Parsing.Text("--from", "time", "Leave out candles that open before, UTC.");

    private static readonly Option<string?> To = Parsing.Text("--to", "time", "Leave out candles that open then or later, UTC.");

    private static readonly Option<bool> Repair = Parsing.Flag("--repair", "Sort rows and drop exact duplicates instead of refusing them.");

    private static readonly Option<bool> Overwrite = Parsing.Flag("--overwrite", "Replace a dataset that is at the folder.");

    private static readonly Option<string?> Metadata = Parsing.Text("--metadata", "file", "JSON with increments, minimum notional and listing dates by product.");

    private static readonly Option<string?> Sqlite = Parsing.Text("--sqlite", "file", "A SQLite file to take candles from.");

    private static readonly Option<string?> Table = Parsing.Text("--table", "name", "Its table. Default: the only one with candles.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("import", "Turn CSV files or a SQLite table into a dataset, checking every row.")
        {
            Sources, Out, Venue, Products, Intervals, From, To, Repair, Overwrite, Metadata, Sqlite, Table, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = OptionsOf(parsed);
        var report = await ProgressBar.RunAsync("import", progress => DatasetImporter.Run(
            options,
            new Relay<ImportProgress>(p => progress.Report(
                new WorkState(p.SeriesTotal == 0 ? 0 : (double)p.SeriesDone / p.SeriesTotal, $"{p.Current} {Figures.Count(p.Rows)} rows"))),
            cancellation));
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(ImportView.DocumentOf(report));
        }
        else
        {
            ImportView.Write(Terminal.Output, report, options.Target);
        }

        return ExitCode.Ok;
    }

    private static ImportOptions OptionsOf(ParseResult parsed)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        var sqlite = parsed.GetValue(Sqlite);
        if (sqlite is not null && !File.Exists(sqlite))
        {
            throw new InputException($"{Sqlite.Name}: {sqlite} does not exist; expected a SQLite file");
        }

        return new ImportOptions
        {
            Sources = [.. parsed.GetValue(Sources) ?? [], .. sqlite is null ? [] : new[] { sqlite }],
            Target = parsed.GetValue(Out)!,
            Venue = parsed.GetValue(Venue),
            Table = parsed.GetValue(Table),
            Products = Parsing.Products(parsed.GetValue(Products), Products.Name),
            Intervals = Parsing.Intervals(parsed.GetValue(Intervals), Intervals.Name),
            From = from ?? Timestamp.MinValue,
            To = to ?? Timestamp.MaxValue,
            Repair = parsed.GetValue(Repair),
            Overwrite = parsed.GetValue(Overwrite),
            Overrides = parsed.GetValue(Metadata) is { } file ? ProductOverrides.Load(file) : ProductOverrides.None,
        };
    }
}
