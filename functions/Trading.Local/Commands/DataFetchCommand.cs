using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Datasets;

namespace Trading.Local.Commands;

/// <summary>Downloads candle history from the venue into a dataset, or continues one.</summary>
internal static class DataFetchCommand
{
    private const string Venue = CoinbaseMarketData.Venue;
    private const ulong JitterSeed = 1;

    private static readonly Option<string> Out = new("--out") { Description = "The dataset's folder: a new one, or one to continue.", HelpName = "folder", Required = true };

    private static readonly Option<string> Products = new("--products") { Description = "Products to fetch.", HelpName = "a,b", Required = true };

    private static readonly Option<string> Candles = Parsing.TextOr("--interval", "length", "15m", "Length of a candle: 1m, 5m, 15m, 30m, 1h, 2h, 6h or 1d.");

    private static readonly Option<string> From = new("--from") { Description = "Leave out candles that open before, UTC.", HelpName = "time", Required = true };

    private static readonly Option<string?> To = Parsing.Text("--to", "time", "Leave out candles that open then or later, UTC. Default: all that are complete now.");

    private static readonly Option<string?> BaseAddress = Parsing.Text("--base-address", "url", "Where the venue is, for tests. Default: https://api.coinbase.com");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("fetch", "Download candles from Coinbase into a dataset; a second run continues where the first ended.")
        {
            Out, Products, Candles, From, To, BaseAddress, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = OptionsOf(parsed);
        using var client = new CoinbaseClient(new CoinbaseOptions { BaseAddress = AddressOf(parsed.GetValue(BaseAddress)) }, TimeProvider.System, JitterSeed);
        var fetcher = new CandleFetcher(new CoinbaseMarketData(client, new CoinbaseProducts(client)), TimeProvider.System);
        FetchReport report;
        try
        {
            report = await ProgressBar.RunAsync("fetch", progress => fetcher.RunAsync(
                options,
                new Relay<FetchProgress>(p => progress.Report(
                    new WorkState((double)p.PiecesDone / p.PiecesTotal, $"{p.Product} {Figures.Count(p.Rows)} candles"))),
                cancellation));
        }
        catch (OperationCanceledException)
        {
            Terminal.Note("interrupted: what was fetched is kept; the same command continues from there");
            return ExitCode.Interrupted;
        }

        Terminal.Note($"{Figures.Count(report.RowsFetched)} candles fetched, {Figures.Count(report.RowsKept)} kept from an interrupted run, {Figures.Count(report.RowsBefore)} were there");
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(ManifestView.DocumentOf(report.Manifest));
        }
        else
        {
            ManifestView.Write(Terminal.Output, report.Manifest, options.Target);
        }

        return ExitCode.Ok;
    }

    private static FetchOptions OptionsOf(ParseResult parsed)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        return new FetchOptions
        {
            Products = Parsing.Products(parsed.GetValue(Products), Products.Name),
            Interval = Interval.Parse(parsed.GetValue(Candles)!, Candles.Name),
            From = from!.Value,
            To = to,
            Target = parsed.GetValue(Out)!,
            Venue = Venue,
        };
    }

    private static Uri AddressOf(string? text) => text is null ? CoinbaseOptions.DefaultBaseAddress
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address
        : throw new InputException($"{BaseAddress.Name}: '{text}' is not an address; expected one such as https://api.coinbase.com");
}
