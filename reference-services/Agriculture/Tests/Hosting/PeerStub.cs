using System.Net;
using System.Reflection;
using DigitalIndiaStack.Core.Contracts;

namespace DigitalIndiaStack.Agriculture.Tests.Hosting;

/// <summary>Stands for the client of another block: answers the calls that a test names and no other.</summary>
public class PeerStub : DispatchProxy
{
    private readonly Dictionary<string, Func<object?[], object>> answers = [];

    /// <summary>Makes a client.</summary>
    /// <typeparam name="TClient">The generated interface.</typeparam>
    public static TClient Of<TClient>(params (string Method, Func<object?[], object> Answer)[] answers)
        where TClient : class
    {
        var client = Create<TClient, PeerStub>();
        foreach (var (method, answer) in answers)
        {
            ((PeerStub)(object)client).answers.Add(method, answer);
        }

        return client;
    }

    /// <summary>The refusal of a block.</summary>
    public static ApiException<ProblemDetails> Refusal(int status, string code)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status);
        return new ApiException<ProblemDetails>(status, answer.Headers, code, new ProblemDetails { Type = $"urn:dis:problem:{code}", Title = code, Status = status, Code = code, TraceId = "1" });
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        answers.TryGetValue(targetMethod!.Name, out var answer) ? answer(args!) : throw new NotSupportedException(targetMethod.Name);
}
