namespace Trading.Core.Tests.House.Planted.High;

[AttributeUsage(AttributeTargets.All)]
internal sealed class TargetAttribute : Attribute;
