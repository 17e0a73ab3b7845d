/* scores = rows [n][64] . user [64] in f32, AVX2 and FMA, one thread: what the memory and the processor allow.
 * gemv ROWS_FILE USER_FILE N CALLS SCORES_FILE: prints the CPU milliseconds of one call. */
#include <immintrin.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DIM = 64 };

static void read_floats(const char *path, float *to, size_t count) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fread(to, sizeof(float), count, file) != count) exit(2);
  fclose(file);
}

static float sum_of(__m256 v) {
  __m128 h = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
  h = _mm_add_ps(h, _mm_movehl_ps(h, h));
  return _mm_cvtss_f32(_mm_add_ss(h, _mm_shuffle_ps(h, h, 1)));
}

__attribute__((noinline)) static void gemv(const float *user, const float *rows, float *scores, long n) {
  __m256 u[DIM / 8];
  for (int d = 0; d < DIM; d += 8) u[d / 8] = _mm256_loadu_ps(user + d);
  for (long i = 0; i < n; i++) {
    const float *row = rows + i * DIM;
    __m256 a = _mm256_setzero_ps();
    __m256 b = a;
    for (int d = 0; d < DIM; d += 16) {
      a = _mm256_fmadd_ps(u[d / 8], _mm256_loadu_ps(row + d), a);
      b = _mm256_fmadd_ps(u[d / 8 + 1], _mm256_loadu_ps(row + d + 8), b);
    }
    scores[i] = sum_of(_mm256_add_ps(a, b));
  }
}

int main(int count, char **words) {
  if (count != 6) return 1;
  long n = atol(words[3]);
  int calls = atoi(words[4]);
  float user[DIM];
  float *rows = aligned_alloc(64, (size_t)n * DIM * sizeof(float));
  float *scores = aligned_alloc(64, (size_t)n * sizeof(float) / 64 * 64 + 64);
  read_floats(words[1], rows, (size_t)n * DIM);
  read_floats(words[2], user, DIM);
  gemv(user, rows, scores, n);
  struct timespec from, to;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  for (int call = 0; call < calls; call++) {
    gemv(user, rows, scores, n);
    __asm__ volatile("" ::: "memory");
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  FILE *file = fopen(words[5], "wb");
  if (file == NULL || fwrite(scores, sizeof(float), (size_t)n, file) != (size_t)n) return 2;
  fclose(file);
  printf("%.6f\n", ((to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6) / calls);
  return 0;
}
