namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>Jobs as the command line and the environment write them.</summary>
public static class JobNames
{
    /// <summary>The name of a job.</summary>
    public static string Of(Job job) => job switch
    {
        Job.SignIn => "sign-in",
        Job.Artefact => "artefact",
        Job.Verification => "verification",
        Job.Webhook => "webhook",
        _ => "transfer",
    };

    /// <summary>The job of a name; <see langword="null"/> when there is none.</summary>
    public static Job? Find(string name) => Enum.GetValues<Job>().Cast<Job?>().FirstOrDefault(job => Of(job!.Value) == name);
}
