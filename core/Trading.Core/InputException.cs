namespace Trading.Core;

/// <summary>
/// Input from outside (a file, a policy, an argument) that cannot be used. The message stands alone:
/// it names the file, line, row or field, the value found and what was expected.
/// </summary>
public sealed class InputException(string message, Exception? inner = null) : Exception(message, inner);
