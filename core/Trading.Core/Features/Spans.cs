namespace Trading.Core.Features;

/// <summary>The window lengths that features have; each can have too many holes or not.</summary>
[Flags]
internal enum Spans
{
    None = 0,
    Quarter = 1 << 0,
    Hours1 = 1 << 1,
    Hours12 = 1 << 2,
    Hours14 = 1 << 3,
    Hours20 = 1 << 4,
    Hours24 = 1 << 5,
    Hours25 = 1 << 6,
    Hours168 = 1 << 7,
    All = (1 << 8) - 1,
}
