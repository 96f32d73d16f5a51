namespace Trading.Core.Market;

/// <summary>What the venue lets us do with a product.</summary>
public enum ProductStatus
{
    Online,
    PostOnly,
    LimitOnly,
    CancelOnly,
    Offline,
    Delisted,
}
