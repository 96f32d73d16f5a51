using System.Globalization;
using System.Text;
using Trading.Core;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>A notice as people read it. Texts come from venues and stores: what is not a printable character never leaves here.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Notice">The notice.</param>
public sealed record AlertMessage(string Account, AlertNotice Notice)
{
    /// <summary>Names it for those who file notices; the same each time that it is delivered.</summary>
    public string Id => FormattableString.Invariant($"{Account}.{Notice.Number}.{Notice.At.UnixMs}");

    /// <summary>One line: the account, how bad, what.</summary>
    public string Title => OneLine($"[{Account}] {Lead}");

    /// <summary>One line: the message and since when.</summary>
    public string Text => OneLine(Notice.Kind is AlertNoticeKind.HeldBack or AlertNoticeKind.Test
        ? Notice.Message
        : $"{Notice.Message} (since {Notice.Since}{(Notice.Kind == AlertNoticeKind.Raised ? "" : $", now {Notice.At}")})");

    private string Lead => Notice.Kind switch
    {
        AlertNoticeKind.Raised => $"{Severity}: {Key}",
        AlertNoticeKind.Escalated => $"{Severity}, escalated: {Key}",
        AlertNoticeKind.Reminded => $"{Severity}, still: {Key}",
        AlertNoticeKind.Resolved => $"resolved: {Key}",
        AlertNoticeKind.HeldBack => "notices held back",
        _ => "test",
    };

    private string Severity => Notice.Severity.ToCode().ToUpperInvariant();

    private string Key => Notice.Code is { } code ? new AlertKey(code, Notice.Product).ToString() : "";

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Line and paragraph separators, and what turns the direction of text, are as good as line breaks to some readers.
            line.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
                ? " "
                : rune.ToString());
        }

        return line.ToString().Trim();
    }
}
