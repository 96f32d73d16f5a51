using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Local.Rendering;
using Trading.Runtime.Hosting;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Lists what operators were told, and tries whether they can be told anything.</summary>
internal static class AlertsCommand
{
    private const int LimitMax = 1_000;

    private static readonly Option<string?> Limit = Parsing.Text("--limit", "n", "Newest notices to list. Default: 20.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var test = new Command("test", "Send a test notice through every channel that is set up, and say what each answered; exit code 1 if one did not take it.")
        {
            AccountOptions.Account, AccountOptions.Policy, Json,
        };
        test.SetAction(TestAsync);
        var command = new Command("alerts", "List an account's alerts that stand and the newest notices; exit code 1 if a critical one stands.")
        {
            AccountOptions.Account, AccountOptions.Objects, Limit, Json, test,
        };
        command.SetAction(ListAsync);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var account = AccountTerms.Account(parsed.GetValue(AccountOptions.Account)!, AccountOptions.Account.Name);
        var limit = parsed.GetValue(Limit) is { } text ? Parsing.Count(text, Limit.Name, 1, LimitMax) : 20;
        var store = new AlertStore(new FolderObjectStore(parsed.GetValue(AccountOptions.Objects)!), account);
        var report = await AlertsReport.ReadAsync(store, account, limit, cancellation);
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(report);
        }
        else
        {
            AlertsView.Write(Console.Out, report);
        }

        return report.Active.Any(alert => alert.Severity == HealthSeverity.Critical) ? ExitCode.Negative : ExitCode.Ok;
    }

    private static async Task<int> TestAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var account = AccountTerms.Account(parsed.GetValue(AccountOptions.Account)!, AccountOptions.Account.Name);
        var policy = PolicySource.Load(parsed.GetValue(AccountOptions.Policy));
        using var channels = Secrets.Channels(policy.Monitoring.Alerts, Console.Error);
        var now = Timestamp.From(TradingHost.Clock.GetUtcNow());
        var notice = new AlertNotice(
            0, now, AlertNoticeKind.Test, Code: null, Product: null, HealthSeverity.Info, $"a test asked for at {now}: nothing is wrong", now, AlertFate.Told);
        var answers = new List<ChannelAnswer>();
        foreach (var channel in channels.All)
        {
            var reply = await channel.DeliverAsync(new AlertMessage(account, notice), cancellation);
            answers.Add(new ChannelAnswer(channel.Name, reply.Outcome, reply.Why));
        }

        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(answers);
        }
        else
        {
            answers.ForEach(answer => Console.Out.WriteLine($"{answer.Channel}: {answer.Outcome.ToCode()}{(answer.Why.Length > 0 ? $": {answer.Why}" : "")}"));
        }

        return answers.TrueForAll(answer => answer.Outcome == DeliveryOutcome.Delivered) ? ExitCode.Ok : ExitCode.Negative;
    }

    private sealed record ChannelAnswer(string Channel, DeliveryOutcome Outcome, string Why);
}
