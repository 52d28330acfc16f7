namespace Agent.Inference.Llama;

/// <summary>A computation cut into chunks that may run in any order and on any thread.</summary>
internal interface IWork
{
    void Do(int chunk);
}
