using System.Globalization;
using System.Text;
using Trading.Core.Market;

namespace Trading.Functions.Storage;

/// <summary>
/// The rows of an account's partition. Numbers have a fixed width, so that the service's order of keys is theirs; the document lies
/// right before the head and the kill switch right after it, so that one query reads either pair.
/// </summary>
internal static class RowKeys
{
    public const string FirstDocument = "doc-";
    public const string Head = "head";
    public const string KillSwitch = "kill";
    public const string ControlCount = "controls";

    public static string Document(int part) => Invariant($"doc-{part:D3}");

    public static string Control(long sequence) => Invariant($"control-{sequence:D19}");

    public static string KillSwitchChange(Timestamp at, Guid change) => Invariant($"killed-{Ordered(at)}-{change:N}");

    public static string Fill(long number) => Invariant($"fill-{number:D19}");

    /// <summary>Keeps a fill from being stored twice.</summary>
    public static string VenueTrade(string id) => "venue-" + Escape(id);

    public static string Trade(long number) => Invariant($"trade-{number:D19}");

    public static string Record(long number, int part = 0) => Invariant($"record-{number:D19}-{part:D3}");

    /// <summary>Finds records by slot.</summary>
    public static string Slot(Timestamp slot, long number) => Invariant($"slot-{Ordered(slot)}-{number:D19}");

    /// <summary>Before every <see cref="Slot"/> key from this slot on, and after all of earlier ones.</summary>
    public static string SlotFrom(Timestamp slot) => $"slot-{Ordered(slot)}";

    /// <summary>The number in a key whose last name it is.</summary>
    public static long NumberIn(string key) => long.Parse(key.AsSpan(key.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Any text as a key or the name of a blob: what these do not take is written as the bytes of its UTF-8, '=' before each.</summary>
    /// <exception cref="ArgumentException">Empty, or too long for a key.</exception>
    public static string Escape(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var key = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.')
            {
                key.Append((char)value);
            }
            else
            {
                key.Append(CultureInfo.InvariantCulture, $"={value:X2}");
            }
        }

        return key.Length <= TableLimits.KeyCharsMax
            ? key.ToString()
            : throw new ArgumentException($"'{text[..40]}...': {key.Length} characters as a key; at most {TableLimits.KeyCharsMax} are taken", nameof(text));
    }

    // Negative times come before positive ones.
    private static string Ordered(Timestamp at) => Invariant($"{(ulong)(at.UnixMs ^ long.MinValue):X16}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
