using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Local.Rendering;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Jobs;

namespace Trading.Local.Commands;

/// <summary>What an operator may ask for beside the kill switch. Each is queued, recorded, and carried out at once where nobody else is at work.</summary>
internal static class ControlCommands
{
    private static readonly Argument<string?> Product = new("product") { Description = "A product, such as BTC-USD.", Arity = ArgumentArity.ExactlyOne };

    private static readonly Argument<string?> ProductOrAll = new("product")
    {
        Description = "A product that is paused. Without it, the account itself, which a flatten set to reducing.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Pause() => Of("pause", "No new entries in a product; its exits go on.", ControlKind.Pause, Product);

    public static Command Resume() => Of("resume", "Take back a pause, or the reducing that a flatten began.", ControlKind.Resume, ProductOrAll);

    public static Command Close() => Of("close", "Sell what is held of a product.", ControlKind.Close, Product);

    public static Command Flatten() => Of("flatten", "Sell everything that is held, and take no new risk until resumed.", ControlKind.Flatten, null);

    public static Command Acknowledge() =>
        Of("ack", "Acknowledge that the drawdown limit was hit, so that entries may go on.", ControlKind.Acknowledge, null);

    private static Command Of(string name, string description, ControlKind kind, Argument<string?>? product)
    {
        var command = new Command(name, $"{description} Exit code 1 if it waits for another instance's next cycle.");
        if (product is not null)
        {
            command.Add(product);
        }

        command.Add(Json);
        command.WithAccount().SetAction((parsed, cancellation) => RunAsync(
            parsed, name, kind, product is null ? null : parsed.GetValue(product), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string name, ControlKind kind, string? product, CancellationToken cancellation)
    {
        var id = product is null ? (ProductId?)null : ProductId.Parse(product.ToUpperInvariant(), name);
        var setup = await AccountOptions.ReadAsync(parsed, isKnown: true, cancellation);
        using var host = new TradingHost(setup);
        var document = (await host.Store.LoadAsync(setup.Account, cancellation))!.Document;
        RequireKnown(document, name, id);

        // Exits need less leave than entries do, and selling must not depend on a verdict.
        await host.RequireAllowedAsync(isExitsEnough: true, cancellation);
        var result = await host.Controls().RunAsync(setup.Account, kind, id, "cli", cancellation);
        Print(new ControlDocument(setup.Account, name, id?.Value, result.Sequence, result.IsDone, result.Outcome.Text, result.Outcome.Message), parsed.GetValue(Json));
        return result.IsDone ? ExitCode.Ok
            : result.Outcome.Kind == CycleOutcomeKind.Failed ? ExitCode.Internal
            : ExitCode.Negative;
    }

    private static void RequireKnown(AccountDocument document, string name, ProductId? product)
    {
        var known = document.Products.Select(listed => listed.Id.Value).ToArray();
        if (product is { } id && !known.Contains(id.Value))
        {
            throw new InputException(
                $"{name}: '{id}' is not one of the account's products, which are {string.Join(", ", known)}{DidYouMean.Hint(id.Value, known)}");
        }
    }

    private static void Print(ControlDocument document, bool isJson)
    {
        if (isJson)
        {
            Terminal.WriteJson(document);
            return;
        }

        var what = document.Product is null ? document.Command : $"{document.Command} {document.Product}";
        Console.Out.WriteLine(document.IsDone
            ? $"{what}: carried out (command {document.Sequence}, {document.Outcome})"
            : $"{what}: queued as command {document.Sequence}; the next cycle carries it out ({document.Outcome}{(document.Message.Length > 0 ? $": {document.Message}" : "")})");
    }
}
