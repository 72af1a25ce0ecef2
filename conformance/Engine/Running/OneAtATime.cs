using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Passes what happens in a run to those who show and keep it, one event at a time.</summary>
internal sealed class OneAtATime(IRunProgress progress, IReadOnlyList<IRunRecorder> recorders) : IRunRecorder
{
    private LiveCourses? courses;
    private readonly Lock gate = new();

    public void Started(RunStart start)
    {
        courses = start.Courses;
        Tell(recorder => recorder.Started(start));
    }

    public void Begun(Check check)
    {
        lock (gate)
        {
            progress.Begun(check);
        }
    }

    public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges) => Tell(recorder => recorder.Attempted(check, attempt, exchanges));

    public void Finished(CheckResult result)
    {
        lock (gate)
        {
            Tell(recorder => recorder.Finished(result));
            courses?.Forget(result.Check.Id);
            progress.Finished(result);
        }
    }

    private void Tell(Action<IRunRecorder> tell)
    {
        lock (gate)
        {
            foreach (var recorder in recorders)
            {
                tell(recorder);
            }
        }
    }
}
