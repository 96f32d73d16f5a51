using System.Collections.Immutable;
using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Datasets;

namespace Trading.Local.Commands;

/// <summary>Makes a dataset of a synthetic market.</summary>
internal static class DataSynthCommand
{
    private const string NoEdge = "none";
    private const string DefaultSeed = "1";

    private static readonly Dictionary<string, PlantedEdgeKind> EdgeKinds = new(StringComparer.Ordinal)
    {
        ["reversal"] = PlantedEdgeKind.MeanReversion,
        ["momentum"] = PlantedEdgeKind.Momentum,
    };

    private static readonly Option<string> Out = new("--out") { Description = "The dataset's folder to be.", HelpName = "folder", Required = true };

    private static readonly Option<string> Seed = Parsing.TextOr("--seed", "number", DefaultSeed, "The same seed gives the same market.");

    private static readonly Option<string> Products = Parsing.TextOr("--products", "n or a,b", "8", "How many products, at most 20, or which.");

    private static readonly Option<string> Candles = Parsing.TextOr("--interval", "length", "15m", "Length of a candle.");

    private static readonly Option<string?> From = Parsing.Text("--from", "time", "Start, UTC. Default: 2024-01-01.");

    private static readonly Option<string?> To = Parsing.Text("--to", "time", "End, exclusive, UTC. Default: 2026-01-01.");

    private static readonly Option<string> Edge = Parsing.TextOr(
        "--edge", "kind", NoEdge, "What to plant: none (prices are martingales), reversal or momentum.");

    private static readonly Option<string?> EdgeBps = Parsing.Text("--edge-bps", "number", "How far a planted edge moves the price. Default: 200.");

    private static readonly Option<bool> Quotes = Parsing.Flag("--quotes", "Write a quote for each candle; without, spreads come from the cost model.");

    private static readonly Option<bool> Overwrite = Parsing.Flag("--overwrite", "Replace a dataset that is at the folder.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("synth", "Make a synthetic market, seeded and labelled as such.")
        {
            Out, Seed, Products, Candles, From, To, Edge, EdgeBps, Quotes, Overwrite, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var market = new SyntheticMarket(OptionsOf(parsed));
        var done = 0;
        var manifest = await ProgressBar.RunAsync("synthetic market", progress => SyntheticDatasetWriter.Write(
            market,
            parsed.GetValue(Out)!,
            parsed.GetValue(Quotes),
            parsed.GetValue(Overwrite),
            new Relay<ProductId>(p => progress.Report(new WorkState((double)++done / market.Products.Count, p.Value))),
            cancellation));
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(ManifestView.DocumentOf(manifest));
        }
        else
        {
            ManifestView.Write(Terminal.Output, manifest, parsed.GetValue(Out)!);
        }

        return ExitCode.Ok;
    }

    private static SyntheticMarketOptions OptionsOf(ParseResult parsed)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        var basis = SyntheticMarketOptions.Default(Parsing.Seed(parsed.GetValue(Seed)!, Seed.Name));
        return basis with
        {
            Products = ProductsOf(parsed.GetValue(Products)!),
            Interval = Interval.Parse(parsed.GetValue(Candles)!, Candles.Name),
            From = from ?? basis.From,
            To = to ?? basis.To,
            Edges = EdgesOf(parsed.GetValue(Edge)!, parsed.GetValue(EdgeBps)),
        };
    }

    private static IReadOnlyList<SyntheticProduct> ProductsOf(string text)
    {
        var known = SyntheticProducts.Twenty;
        if (char.IsAsciiDigit(text.FirstOrDefault()) && !text.Contains('-'))
        {
            return [.. known.Take(Parsing.Count(text, Products.Name, 1, known.Count))];
        }

        return
        [
            .. Parsing.Products(text, Products.Name).Distinct().Select(id => known.FirstOrDefault(p => p.Id == id) ?? throw new InputException(
                $"{Products.Name}: '{id}' is not one that can be made; expected of {string.Join(", ", known.Select(p => p.Id))}")),
        ];
    }

    private static ImmutableArray<PlantedEdge> EdgesOf(string edge, string? bps)
    {
        if (edge == NoEdge)
        {
            return bps is null ? [] : throw new InputException($"{EdgeBps.Name}: {bps} without {Edge.Name}; expected one of {string.Join(", ", EdgeKinds.Keys)} with it");
        }

        if (!EdgeKinds.TryGetValue(edge, out var kind))
        {
            string[] names = [NoEdge, .. EdgeKinds.Keys];
            throw new InputException($"{Edge.Name}: '{edge}' is not known; expected one of {string.Join(", ", names)}{DidYouMean.Hint(edge, names)}");
        }

        var planted = new PlantedEdge { Kind = kind };
        return [bps is null ? planted : planted with { DriftBps = Parsing.Number(bps, EdgeBps.Name) }];
    }
}
