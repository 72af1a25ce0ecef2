namespace DigitalIndiaStack.Core.Storage;

/// <summary>
/// A request that shared its transaction with others is to run once more, in one of its own: its key is known by now, or
/// something was wrong with one of them. Nothing of it was kept. It is not thrown to a request that runs alone.
/// </summary>
/// <param name="innerException">What was wrong; <see langword="null"/> when the key is known.</param>
public sealed class BeginAgainException(Exception? innerException = null) : Exception("The request runs again, in a transaction of its own.", innerException);
