using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>What an answer is made with besides its body.</summary>
/// <param name="Problems">Writes refusals.</param>
/// <param name="Headers">Headers of the answer.</param>
/// <param name="Pages">Pages of a list.</param>
internal sealed record AnswerTools(ProblemWriter Problems, ResponseHeaders Headers, IdPages Pages);
