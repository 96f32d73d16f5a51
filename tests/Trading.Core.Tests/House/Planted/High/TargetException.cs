namespace Trading.Core.Tests.House.Planted.High;

internal sealed class TargetException(string message) : Exception(message);
