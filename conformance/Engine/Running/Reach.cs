using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Asks whether the server answers at all.</summary>
internal static class Reach
{
    // Any answer will do: what it says is for the checks to judge.
    public static async Task<bool> AnswersAsync(Session session, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, session.Target.Target);
        try
        {
            await session.Wire.SendAsync(request, new Evidence(), cancellationToken);
            return true;
        }
        catch (NoAnswerException)
        {
            return false;
        }
    }
}
