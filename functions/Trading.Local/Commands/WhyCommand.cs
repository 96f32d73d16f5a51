using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Runtime.Audit;

namespace Trading.Local.Commands;

/// <summary>Answers why a trade was made, and why another was not.</summary>
internal static class WhyCommand
{
    private static readonly Argument<string> What = new("trade-or-cycle")
    {
        Description = "A trade's id or the beginning of it, or the slot of a cycle, UTC, such as 2025-03-05T12:15:00Z.",
    };

    private static readonly Argument<string?> Product = new("product")
    {
        Description = "With a cycle: the product to explain. Without it, what stopped each product.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "why",
            "Explain a trade (why entered, why this size, price and route, why exited), or why a product was not bought and the smallest change with which it would have been.")
        {
            What, Product, AuditOptions.Account, AuditOptions.Store, AuditOptions.Objects, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var store = AuditOptions.OpenStore(parsed);
        var job = new WhyJob(store, AuditOptions.Open(parsed, store));
        var account = parsed.GetValue(AuditOptions.Account)!;
        var what = parsed.GetValue(What)!;
        var isJson = parsed.GetValue(Json);
        if (!Timestamp.TryParse(what, out var slot))
        {
            RequireTrade(what, parsed.GetValue(Product));
            var trade = await job.TradeAsync(account, what, cancellation);
            Write(isJson, trade, WhyText.Write);
        }
        else if (parsed.GetValue(Product) is { } product)
        {
            var why = await job.ProductAsync(account, slot, ProductId.Parse(product.ToUpperInvariant()), cancellation);
            Write(isJson, why, WhyText.Write);
        }
        else
        {
            Write(isJson, await job.CycleAsync(account, slot, cancellation), WhyText.Write);
        }

        return ExitCode.Ok;
    }

    private static void RequireTrade(string what, string? product)
    {
        if (what.Length == 0 || !what.All(c => char.IsAsciiHexDigit(c) || c == '-'))
        {
            throw new InputException($"why: '{what}' is neither a trade's id nor a time; expected such as 49869654-08ef or 2025-03-05T12:15:00Z");
        }

        if (product is not null)
        {
            throw new InputException($"why: trade {what} has one product; expected none beside it");
        }
    }

    private static void Write<T>(bool isJson, T document, Action<TextWriter, T> write)
    {
        if (isJson)
        {
            Terminal.WriteJson(document);
        }
        else
        {
            write(Console.Out, document);
        }
    }
}
