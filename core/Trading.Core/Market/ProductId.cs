namespace Trading.Core.Market;

/// <summary>A spot product as BASE-QUOTE, such as BTC-USD. Ordered ordinally.</summary>
public readonly record struct ProductId : IComparable<ProductId>
{
    private readonly string? _value;

    private ProductId(string value) => _value = value;

    public string Value => _value ?? "";

    /// <summary>The asset before the dash.</summary>
    public string Base => Value[..Value.IndexOf('-')];

    /// <summary>The currency after the dash.</summary>
    public string Quote => Value[(Value.IndexOf('-') + 1)..];

    /// <summary>Reads upper-case letters and digits, one dash between two non-empty parts.</summary>
    public static bool TryParse(string? text, out ProductId id)
    {
        var dash = text?.IndexOf('-') ?? -1;
        var ok = dash > 0 && dash < text!.Length - 1 && text.Length <= 32;
        for (var i = 0; ok && i < text!.Length; i++)
        {
            ok = i == dash || char.IsAsciiLetterUpper(text[i]) || char.IsAsciiDigit(text[i]);
        }

        id = ok ? new ProductId(text!) : default;
        return ok;
    }

    /// <exception cref="InputException">Not a product id.</exception>
    public static ProductId Parse(string text, string field = "product") => TryParse(text, out var id)
        ? id
        : throw new InputException($"{field}: '{text}' is not a product; expected BASE-QUOTE in capitals, such as BTC-USD");

    public bool Equals(ProductId other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public int CompareTo(ProductId other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => Value;
}
