namespace AcsDtmf.Engine.Tests.Support;

/// <summary>What a batch reported about one row.</summary>
public sealed record Report<TRequest, TResult>(TRequest Request, TResult Result, CallingException? Error);
