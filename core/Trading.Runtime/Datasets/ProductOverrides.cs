using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Metadata by product, from a JSON file: <c>{ "*": { "minNotional": 1 }, "BTC-USD": { "priceIncrement": 0.01 } }</c>.
/// The entry <c>*</c> is for every product; a product's own entry goes before it, member by member.
/// </summary>
public sealed class ProductOverrides
{
    private const string Everyone = "*";

    private readonly ProductOverride? _default;
    private readonly ImmutableDictionary<ProductId, ProductOverride> _byProduct;

    /// <param name="byProduct">By product.</param>
    /// <param name="everyone">For every product; null for none.</param>
    public ProductOverrides(IEnumerable<KeyValuePair<ProductId, ProductOverride>> byProduct, ProductOverride? everyone = null)
    {
        _byProduct = byProduct.ToImmutableDictionary();
        _default = everyone;
    }

    public static ProductOverrides None { get; } = new([]);

    /// <param name="path">A JSON file.</param>
    /// <exception cref="InputException">Missing, not JSON, or with unknown members or values that are no increments.</exception>
    public static ProductOverrides Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: does not exist; expected a JSON file of product metadata");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var byProduct = ImmutableDictionary.CreateBuilder<ProductId, ProductOverride>();
            ProductOverride? everyone = null;
            foreach (var entry in Members(document.RootElement, path))
            {
                var read = Read(entry.Value, $"{path}: {entry.Name}");
                if (entry.Name == Everyone)
                {
                    everyone = read;
                }
                else
                {
                    byProduct[ProductId.Parse(entry.Name, path)] = read;
                }
            }

            return new(byProduct, everyone);
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: not JSON: {e.Message}", e);
        }
    }

    /// <summary>The product with what is known of it.</summary>
    public Product Apply(Product inferred)
    {
        var product = _default?.Apply(inferred) ?? inferred;
        return _byProduct.TryGetValue(inferred.Id, out var own) ? own.Apply(product) : product;
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement element, string where) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject()
        : throw new InputException($"{where}: {element.ValueKind} found; expected an object");

    private static ProductOverride Read(JsonElement element, string where)
    {
        var result = new ProductOverride();
        foreach (var member in Members(element, where))
        {
            var at = $"{where}.{member.Name}";
            result = member.Name switch
            {
                "priceIncrement" => result with { PriceIncrement = new Increment(Positive(member.Value, at)) },
                "baseIncrement" => result with { BaseIncrement = new Increment(Positive(member.Value, at)) },
                "quoteIncrement" => result with { QuoteIncrement = new Increment(Positive(member.Value, at)) },
                "minNotional" => result with { MinNotional = new Money(Positive(member.Value, at)) },
                "listedAt" => result with { ListedAt = Time(member.Value, at) },
                _ => throw new InputException(
                    $"{at}: unknown; expected priceIncrement, baseIncrement, quoteIncrement, minNotional or listedAt"),
            };
        }

        return result;
    }

    private static decimal Positive(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number > 0
            ? number
            : throw new InputException($"{at}: {value.GetRawText()} found; expected a positive number");

    private static Timestamp Time(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.String && Timestamp.TryParse(value.GetString()!, out var time)
            ? time
            : throw new InputException($"{at}: {value.GetRawText()} found; expected an ISO-8601 time");
}
