namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Says that the pages asked again for what a person had just typed.</summary>
/// <param name="why">What was not taken.</param>
public sealed class SignInRefusedException(string why) : Exception($"A person could not sign in: {why}.");
