using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands before the operations of a block, behind all conventions: spoils what they are given and what they answer.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it at run time.")]
internal class ApiSeam : DispatchProxy
{
    private IServiceProvider services = null!;
    private object block = null!;

    /// <summary>Puts the seam before every block of the host.</summary>
    public static void Add(IServiceCollection services)
    {
        foreach (var api in services.Where(service => service.ServiceType is { IsInterface: true, Name: { } name } && name.StartsWith('I') && name.EndsWith("Api", StringComparison.Ordinal) && service.ImplementationType is not null).ToList())
        {
            services.Remove(api);
            services.AddScoped(api.ServiceType, scope =>
            {
                var seam = (ApiSeam)Create(api.ServiceType, typeof(ApiSeam));
                seam.services = scope;
                seam.block = ActivatorUtilities.CreateInstance(scope, api.ImplementationType!);
                return seam;
            });
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var mutant = services.GetRequiredService<Mutation>().Current;
        var call = new Call(OperationOf(targetMethod!), services, services.GetRequiredService<Memory>(), args!);
        Call.Current = call;
        mutant?.Before?.Invoke(call);
        var answer = targetMethod!.Invoke(block, BindingFlags.DoNotWrapExceptions, null, args, null);
        return mutant?.After is { } after ? Change(targetMethod.ReturnType.GenericTypeArguments[0], answer!, call, after) : answer;
    }

    private static object? Change(Type result, object answer, Call call, Action<Call, object> after) =>
        typeof(ApiSeam).GetMethod(nameof(ChangeAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result).Invoke(null, [answer, call, after]);

    private static async Task<TResult> ChangeAsync<TResult>(Task<TResult> answer, Call call, Action<Call, object> after)
    {
        var result = await answer;
        object? inner = result;
        while (inner is INestedHttpResult nested)
        {
            inner = nested.Result;
        }

        if (inner is IValueHttpResult { Value: { } value })
        {
            after(call, value);
        }

        return result;
    }

    private static string OperationOf(MethodInfo method) => $"{char.ToLowerInvariant(method.Name[0])}{method.Name[1..^"Async".Length]}";
}
