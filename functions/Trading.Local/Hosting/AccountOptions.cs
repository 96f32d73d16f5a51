using System.CommandLine;
using Trading.Core;
using Trading.Local.CommandLine;
using Trading.Runtime.Accounts;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Hosting;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;

namespace Trading.Local.Hosting;

/// <summary>The options by which commands name an account and say how it is run.</summary>
internal static class AccountOptions
{
    public const string StoreName = "--store";

    public static readonly Option<string> Account = Parsing.TextOr("--account", "name", "main", "Name of the account in the store and in its order ids.");

    public static readonly Option<string> Store = Parsing.TextOr(StoreName, "file", "trading.db", "SQLite file that the account lives in.");

    public static readonly Option<string> Objects = Parsing.TextOr("--objects", "folder", "objects", "Where inputs of decisions and policies are archived.");

    public static readonly Option<string?> Policy = Parsing.Text("--policy", "file", "Policy to trade by. Default: the shipped one.");

    public static readonly Option<string?> Mode = Parsing.Text(
        "--mode", "mode", "dry-run (decides and sends nothing), paper (a venue of our own on the real market) or live (real orders). Default: what the account is, else dry-run.");

    public static readonly Option<string?> Products = Parsing.Text(
        "--products", "a,b", "Products that may be traded. Default: the policy's tiers 1 and 2.");

    public static readonly Option<string?> VenueAddress = Parsing.Text("--venue-address", "url", "Where the venue is. Default: Coinbase.");

    public static readonly Option<string> ReadOnly = Parsing.TextOr("--read-only", "true|false", "true", "The safety catch: live orders need false.");

    public static readonly Option<string?> Verdict = Parsing.Text(
        "--verdict", "file", $"Evidence verdict that live orders need; its key comes from {Secrets.VerdictKeyName}.");

    /// <summary>Adds the options of everything that runs cycles.</summary>
    public static Command WithAccount(this Command command)
    {
        foreach (var option in (Option[])[Account, Store, Objects, Policy, Mode, Products, VenueAddress, ReadOnly, Verdict])
        {
            command.Add(option);
        }

        return command;
    }

    /// <summary>Reads them, and from the store what the account is.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isKnown">Whether the account must be there already.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InputException">One of them cannot be used, or the account is not what it is said to be.</exception>
    public static async Task<AccountSetup> ReadAsync(ParseResult parsed, bool isKnown, CancellationToken cancellation)
    {
        var policy = PolicySource.Load(parsed.GetValue(Policy));
        var account = parsed.GetValue(Account)!;
        var store = parsed.GetValue(Store)!;
        var asked = parsed.GetValue(Mode) is { } text ? AccountTerms.Mode(text, Mode.Name) : (TradingMode?)null;
        var products = Parsing.Products(parsed.GetValue(Products), Products.Name);
        var setup = new AccountSetup
        {
            Account = AccountTerms.Account(account, Account.Name),
            StorePath = store,
            ObjectsPath = parsed.GetValue(Objects) ?? "objects",
            Policy = policy,
            Mode = asked ?? TradingMode.DryRun,
            Products = products.IsEmpty ? AccountTerms.Products(policy) : products,
            VenueAddress = parsed.GetValue(VenueAddress) is { } address ? AddressOf(address) : CoinbaseOptions.DefaultBaseAddress,
            IsReadOnly = AccountTerms.Truth(parsed.GetValue(ReadOnly) ?? "true", ReadOnly.Name),
            VerdictPath = parsed.GetValue(Verdict),
        };
        var stored = await StoredModeAsync(setup, isKnown, cancellation);
        return stored is { } mode && asked is { } other && mode != other
            ? throw new InputException(
                $"{Mode.Name}: account '{account}' in {store} is {AccountTerms.NameOf(mode)}; found {AccountTerms.NameOf(other)}. Use another account name, as its money is not of this mode")
            : setup with { Mode = stored ?? setup.Mode };
    }

    /// <exception cref="InputException">There is no store.</exception>
    public static void RequireStore(ParseResult parsed)
    {
        if (parsed.GetValue(Store) is { } path && !File.Exists(path))
        {
            throw NoStore(path);
        }
    }

    private static async Task<TradingMode?> StoredModeAsync(AccountSetup setup, bool isKnown, CancellationToken cancellation)
    {
        if (!File.Exists(setup.StorePath))
        {
            return isKnown ? throw NoStore(setup.StorePath) : null;
        }

        using var store = new SqliteStateStore(setup.StorePath);
        var stored = await store.LoadAsync(setup.Account, cancellation);
        return stored is null && isKnown
            ? throw new InputException($"{Account.Name}: there is no '{setup.Account}' in {setup.StorePath}; expected an account that has run")
            : stored?.Document.Mode;
    }

    private static InputException NoStore(string path) =>
        new($"{StoreName}: {path} does not exist; expected the store of an account that runs");

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InputException($"{VenueAddress.Name}: '{text}' is not an address; expected https://host");
}
